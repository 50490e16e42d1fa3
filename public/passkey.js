// A form with a passkey: <form hidden data-passkey="create|get" data-options="…"> with the hidden field `dap`, a submit
// button and an element with role=status. Where the browser knows passkeys it shows itself, like every way to one
// (data-passkey-way), and the sentence for other browsers (data-passkey-missing) goes.
// Bytes are base64url in JSON; browsers have helpers for that, but not all of them, and not behind every password manager.
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function read(json) {
  const options = JSON.parse(json);
  options.challenge = decode(options.challenge);
  if (options.user) options.user.id = decode(options.user.id);
  for (const key of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) key.id = decode(key.id);
  return options;
}

function write({ rawId, type, response }) {
  const told = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) told[name] = encode(response[name]);
  }
  const id = encode(rawId);
  return JSON.stringify({ id, rawId: id, type, response: told, clientExtensionResults: {} });
}

const WAITING = "Hãy làm theo hướng dẫn của trình duyệt hoặc thiết bị.";
const OTHERWISE = "Trình duyệt không dùng được khóa truy cập. Hãy tải lại trang rồi thử lại, hoặc dùng trình duyệt khác.";
const REFUSALS = {
  create: {
    InvalidStateError: "Thiết bị này đã có khóa truy cập của bạn rồi, không cần tạo thêm.",
    NotAllowedError: "Chưa tạo được khóa truy cập: bạn đã hủy, hoặc để quá lâu. Bấm nút để thử lại.",
    ConstraintError: "Thiết bị cần có khóa màn hình (vân tay, khuôn mặt hoặc mã PIN). Hãy bật rồi thử lại.",
    NotSupportedError: "Loại khóa của thiết bị này chưa dùng được ở đây. Hãy thử trên thiết bị khác.",
  },
  get: {
    NotAllowedError:
      "Chưa dùng được khóa truy cập: bạn đã hủy, để quá lâu, hoặc thiết bị không có khóa của trang này. Bấm nút để thử lại, hoặc chọn cách khác.",
  },
};

const known = Boolean(window.PublicKeyCredential);
for (const way of document.querySelectorAll("[data-passkey-way]")) way.hidden = !known;
for (const sentence of document.querySelectorAll("[data-passkey-missing]")) sentence.hidden = known;
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const { passkey: kind, options } = form.dataset;
  const status = form.querySelector("[role=status]");
  let busy = false;
  if (!known) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    status.textContent = WAITING;
    try {
      const publicKey = read(options);
      form.elements.dap.value = write(await navigator.credentials[kind]({ publicKey }));
      status.textContent = "";
      // Asks no listener again.
      form.submit();
    } catch (error) {
      status.textContent = REFUSALS[kind]?.[error.name] ?? OTHERWISE;
    }
    busy = false;
  });
}
