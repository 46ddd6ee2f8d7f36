import { Refused, get, post, signIn, upload } from "./api.js";
import { Editor } from "./editor.js";

const $ = (id) => document.getElementById(id);
const WORDS = {
  EMPTY: ["Type or paste a message", ""],
  WAIT: ["Looking…", ""],
  ALLOW: ["Fine to send", "Nothing was found that says who it is about."],
  WARN: ["Look again before you send it", ""],
  REDACT: ["Send the safe version", "Something says who it is about; it is taken out in the safe version."],
  BLOCK: ["Do not send this", ""],
};
const COPY = { ALLOW: "Copy the message", WARN: "Send it all the same: copy", REDACT: "Copy the safe version" };

let rules = { labels: {}, records: false };
let shown = null; // the answer on the screen and the text that it is about
let asking = null;
let timer = 0;
const editor = new Editor($("message"), $("underlines"), $("why"));

const reason = (finding) => `This looks like ${rules.labels[finding.label] || "something that identifies a person"}.`;
const plain = (said) => {
  const text = said.replace(/^[a-z-]+: /, "");
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
};
const who = () => ({
  to: document.querySelector("input[name=to]:checked").value,
  device: $("personal").checked ? "personal" : "work",
});

function item(text, ...more) {
  const li = document.createElement("li");
  const span = document.createElement("span");
  span.textContent = text;
  li.append(span, ...more);
  return li;
}

function button(text, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "small";
  made.textContent = text;
  made.addEventListener("click", () => action(made));
  return made;
}

function say(action, more = WORDS[action][1]) {
  $("verdict").dataset.action = action;
  $("verdict-words").textContent = WORDS[action][0];
  $("verdict-more").textContent = more;
}

function blank() {
  shown = null;
  editor.clear();
  for (const id of ["safe-pane", "copy", "override", "found", "advice"]) $(id).hidden = true;
  $("clear").hidden = !$("message").value;
}

function show(text, answer) {
  shown = { text, answer, who: who() };
  const others = answer.reasons.filter((r) => !r.startsWith("no-identifiers"));
  const more = answer.error ? `No decision could be reached (${answer.error}).` : others.map(plain).join(" ");
  say(answer.action, [answer.action === "BLOCK" || others.length ? "" : WORDS[answer.action][1], more].filter(Boolean).join(" "));
  editor.show(text, answer.findings, reason);
  $("safe-pane").hidden = answer.action !== "REDACT";
  $("safe").textContent = answer.text || "";
  $("copy").hidden = answer.action === "BLOCK";
  $("copy").textContent = COPY[answer.action] || "";
  $("override").hidden = !(rules.records && answer.overridable);
  $("found").hidden = !answer.findings.length;
  $("found-list").replaceChildren(
    ...answer.findings.map((finding) =>
      item(reason(finding), button("Show", () => editor.select(finding)), ...(rules.records ? [button("That is wrong", (b) => report(finding, b))] : [])),
    ),
  );
  $("advice").hidden = !answer.reminders.length;
  $("advice-list").replaceChildren(...answer.reminders.map((r) => item(plain(r))));
  $("clear").hidden = false;
}

function typed() {
  clearTimeout(timer);
  asking?.abort();
  $("done").textContent = "";
  blank();
  if (!$("message").value.trim()) {
    say("EMPTY");
    return;
  }
  say("WAIT");
  timer = setTimeout(look, 180);
}

async function look() {
  const text = $("message").value;
  asking = new AbortController();
  try {
    const answer = await post("/page/look", { text, ...who() }, asking.signal);
    if (text === $("message").value) show(text, answer);
  } catch (error) {
    if (error.name !== "AbortError") failed(error);
  }
}

function failed(error) {
  blank();
  say("BLOCK", error instanceof Refused ? error.message : "Something went wrong. Do not send the message.");
  if (error.status === 401) signedOut("The access code is not valid any more.");
}

async function copy(text, said) {
  await navigator.clipboard.writeText(text);
  $("done").textContent = said;
}

// Put the decision on record, where one is kept; what the record says goes.
async function decided(text, people) {
  return post("/v1/check", { text, include_text: true, offsets: "utf16", ...people });
}

async function send() {
  const { text, who: people } = shown;
  $("copy").disabled = true;
  try {
    let answer = shown.answer;
    if (rules.records) {
      answer = await decided(text, people);
      if (answer.action !== shown.answer.action && !answer.simulated) {
        show(text, answer);
        return;
      }
      const step = { decision: answer.id, ...people };
      if (answer.action === "WARN") await post("/v1/confirm", { ...step, text });
      if (answer.action === "REDACT") await post("/v1/accept", { ...step, text: answer.text });
    }
    const safe = answer.action === "REDACT";
    await copy(safe ? answer.text : text, safe ? "The safe version is copied. Paste it into WhatsApp." : "Copied. Paste it into WhatsApp.");
  } catch (error) {
    if (error instanceof Refused) failed(error);
    else $("done").textContent = "The browser does not let this page copy. Select the text and copy it yourself.";
  } finally {
    $("copy").disabled = false;
  }
}

async function override(event) {
  if (event.submitter.value !== "send") return;
  event.preventDefault();
  const { text, who: people } = shown;
  const problem = $("justify-problem");
  problem.hidden = true;
  try {
    const answer = await decided(text, people);
    const step = { text, ...people };
    const leave = await post("/v1/override", { decision: answer.id, justification: $("justification").value, ...step });
    await post("/v1/redeem", { token: leave.token, ...step });
    $("justify").close();
    await copy(text, "Copied as it was written. Your reason is on record.");
  } catch (error) {
    problem.textContent = error instanceof Refused ? plain(error.message) : "The browser does not let this page copy.";
    problem.hidden = false;
  }
}

async function report(finding, pressed) {
  const { text, who: people } = shown;
  pressed.disabled = true;
  try {
    const answer = await decided(text, people);
    const { start, end, label } = finding;
    await post("/v1/report", { decision: answer.id, text, start, end, label, offsets: "utf16", ...people });
    pressed.textContent = "Reported to a manager";
  } catch (error) {
    pressed.textContent = error instanceof Refused ? plain(error.message) : "Not reported";
  }
}

async function judge(file) {
  const answer = $("document-answer");
  answer.dataset.action = "";
  answer.textContent = "Looking…";
  try {
    const said = await upload("/v1/document", file, who());
    const words = { ALLOW: "Fine to send", WARN: "Look again before you send it" }[said.action] || "Do not send it";
    const title = document.createElement("strong");
    title.textContent = words;
    const list = document.createElement("ul");
    list.append(...[...said.reasons, ...said.notes, ...said.reminders].map((r) => item(plain(r))));
    answer.dataset.action = said.action;
    answer.replaceChildren(title, list);
  } catch (error) {
    answer.dataset.action = "BLOCK";
    answer.textContent = error instanceof Refused ? plain(error.message) : "It could not be looked at. Do not send it.";
  }
}

function signedOut(problem) {
  $("work").hidden = true;
  $("sign-in").hidden = false;
  $("token-problem").hidden = !problem;
  $("token-problem").textContent = problem || "";
  $("token").focus();
}

async function begin() {
  try {
    rules = await get("/page/rules");
  } catch (error) {
    const asked = error.status === 401 && $("token").value;
    signedOut(error.status === 401 ? (asked ? "That is not a valid access code." : "") : error.message);
    return;
  }
  $("token").value = "";
  $("sign-in").hidden = true;
  $("work").hidden = false;
  document.querySelector(`input[name=to][value=${rules.recipient}]`).checked = true;
  $("message").focus();
}

$("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  signIn($("token").value.trim());
  begin();
});
$("message").addEventListener("input", typed);
for (const input of document.querySelectorAll("input[name=to], #personal")) input.addEventListener("change", typed);
$("copy").addEventListener("click", send);
$("override").addEventListener("click", () => {
  $("justification").value = "";
  $("justify-problem").hidden = true;
  $("justify-said").textContent = shown.answer.reasons.map(plain).join(" ");
  $("justify").showModal();
});
$("justify-form").addEventListener("submit", override);
$("clear").addEventListener("click", () => {
  $("message").value = "";
  typed();
  $("message").focus();
});
$("document").addEventListener("change", () => $("document").files[0] && judge($("document").files[0]));
const drop = $("drop");
for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  drop.addEventListener(event, (e) => {
    e.preventDefault();
    drop.classList.toggle("over", over);
    if (event === "drop" && e.dataTransfer.files[0]) judge(e.dataTransfer.files[0]);
  });
}
// a file that misses the box must not open in place of the page
for (const event of ["dragover", "drop"]) window.addEventListener(event, (e) => e.preventDefault());
begin();
