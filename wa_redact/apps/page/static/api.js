// What the page asks the service. The access code lives in this module's memory and nowhere else.

let token = "";

export class Refused extends Error {
  constructor(status, said) {
    super(said);
    this.status = status;
  }
}

export function signIn(code) {
  token = code;
}

async function ask(path, options) {
  const headers = new Headers(options.headers);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  let answer;
  try {
    answer = await fetch(path, { ...options, headers, cache: "no-store", credentials: "omit" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, "The service cannot be reached. Do not send the message.");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, said.error || "The service did not answer. Do not send the message.");
  return said;
}

export function get(path) {
  return ask(path, { method: "GET" });
}

export function post(path, body, signal) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

export function upload(path, file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name);
  return ask(path, { method: "POST", body: form });
}
