// The text area with what was found underlined behind it, and the reason for what the caret is in.

export class Editor {
  constructor(area, underlines, why) {
    this.area = area;
    this.underlines = underlines;
    this.why = why;
    this.findings = [];
    area.addEventListener("scroll", () => this.follow());
    for (const event of ["click", "keyup", "select"]) area.addEventListener(event, () => this.explain());
    new ResizeObserver(() => this.follow()).observe(area);
  }

  // Underline `findings` of exactly `text`; nothing when the text has changed since.
  show(text, findings, reason) {
    this.findings = text === this.area.value ? findings : [];
    this.reason = reason;
    const pieces = [];
    let position = 0;
    for (const finding of this.findings) {
      pieces.push(document.createTextNode(text.slice(position, finding.start)));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(finding.start, finding.end);
      pieces.push(mark);
      position = finding.end;
    }
    // a line's end at the very end takes room in a text area and none in a block
    pieces.push(document.createTextNode(this.findings.length ? `${text.slice(position)}\n` : ""));
    this.underlines.replaceChildren(...pieces);
    this.follow();
    this.explain();
  }

  clear() {
    this.show("", [], this.reason);
  }

  follow() {
    // the scroll bar takes width from the text area's lines
    this.underlines.style.width = `${this.area.clientWidth + 2}px`;
    this.underlines.style.height = `${this.area.offsetHeight}px`;
    this.underlines.scrollTop = this.area.scrollTop;
  }

  explain() {
    const at = this.area.selectionStart;
    const finding = this.findings.find((f) => f.start <= at && at <= f.end);
    this.why.hidden = !finding || document.activeElement !== this.area;
    this.why.textContent = finding ? this.reason(finding) : "";
  }

  select(finding) {
    this.area.focus();
    this.area.setSelectionRange(finding.start, finding.end);
    this.explain();
  }
}
