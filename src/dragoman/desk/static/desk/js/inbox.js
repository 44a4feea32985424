// The box of the inbox -> files and folders that are dropped or chosen, listed with their own date and language.
//   form[data-add] with the limits in data-most-mb, data-most-many-mb, data-most-files, data-most-body-mb
//   input[data-files]        one or two; all their files stand in [data-file-list], shaped by [data-file-shape]
//   [data-drop-folders]      a drop zone: folders that are dropped are walked through
// Without this file the form works as it is; then one date and language hold for all.
(() => {
  "use strict";
  const { say, sayMany } = window.words;
  const form = document.querySelector("form[data-add]");
  if (!form) return;
  const inputs = [...form.querySelectorAll("input[data-files]")];
  const list = form.querySelector("[data-file-list]"), shape = form.querySelector("[data-file-shape]");
  const says = form.querySelector("[data-add-says]"), button = form.querySelector("[data-add-button]");
  const limit = (name) => Number(form.dataset[name]);
  const MB = 1e6, MOST_LISTED = 200;

  const mostFor = (file) => MB * (/\.(zip|jsonl|ndjson)$/iu.test(file.name) ? limit("mostManyMb") : limit("mostMb"));
  const size = (bytes) => (bytes < 1e4 ? say("{number} bytes", { number: bytes }) : say("{size} MB", { size: (bytes / MB).toFixed(2) }));
  const chosen = () => inputs.flatMap((input) => [...input.files]);

  const draw = () => {
    const files = chosen();
    list.replaceChildren(...files.slice(0, MOST_LISTED).map((file, number) => {
      const row = shape.content.firstElementChild.cloneNode(true);
      const [name, told] = row.querySelectorAll("span");
      name.textContent = file.webkitRelativePath || file.name;
      told.textContent = size(file.size);
      if (file.size > mostFor(file)) { row.classList.add("is-over"); told.textContent += say(", over {most} MB: refused", { most: mostFor(file) / MB }); }
      row.querySelector("input").name = `file_published_${number}`;
      row.querySelector("select").name = `file_lang_${number}`;
      return row;
    }));
    const total = files.reduce((sum, file) => sum + file.size, 0);
    const wrong = files.length > limit("mostFiles") ? say("{count} files; {most} at once. Pack them into a zip.", { count: files.length, most: limit("mostFiles") })
      : total > limit("mostBodyMb") * MB ? say("{size} together; {most} MB at once. Hand them in as several.", { size: size(total), most: limit("mostBodyMb") }) : "";
    const more = files.length > MOST_LISTED ? say(", the first {most} are listed", { most: MOST_LISTED }) : "";
    says.textContent = wrong || (files.length ? sayMany("{n} file, {size}", "{n} files, {size}", files.length, { size: size(total) }) + more : "");
    button.disabled = Boolean(wrong);
  };

  // Folders that are dropped
  const entriesOf = (reader) => new Promise((then) => reader.readEntries(then, () => then([])));
  const walk = async (entry, found) => {
    if (found.length > limit("mostFiles")) return;
    if (entry.isFile) {
      const file = await new Promise((then) => entry.file(then, () => then(null)));
      if (file && !file.name.startsWith(".")) found.push(file);
      return;
    }
    const reader = entry.createReader();
    for (let some = await entriesOf(reader); some.length; some = await entriesOf(reader)) {
      for (const one of some) await walk(one, found);
    }
  };
  document.addEventListener("drop", async (event) => {
    const zone = event.target.closest?.("[data-drop-folders]");
    if (!zone) return;
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.some((entry) => entry.isDirectory)) return;
    event.preventDefault();
    event.stopPropagation();
    zone.classList.remove("is-over");
    says.textContent = say("Looking through the folder …");
    const found = [];
    for (const entry of entries) await walk(entry, found);
    const carrier = new DataTransfer();
    for (const file of found) carrier.items.add(file);
    inputs[0].files = carrier.files;
    draw();
  }, true);

  inputs.forEach((input) => input.addEventListener("change", draw));
  form.addEventListener("submit", () => {
    says.textContent = chosen().length ? say("Sending …") : "";
    setTimeout(() => { button.disabled = true; }, 0);
  });
  window.addEventListener("pageshow", () => { button.disabled = false; draw(); });

  // `n` opens the box and puts the cursor into it
  const box = document.getElementById("add");
  box.querySelector("summary").addEventListener("click", () => setTimeout(() => { if (box.open) box.querySelector("textarea").focus(); }, 0));
  if (location.hash === "#add") box.open = true;
})();
