// The page comes again when the case has changed, or when `minicase try` has been started again.
const changes = new EventSource('/changes');
const loadedAs = new Promise((resolve) => {
  changes.addEventListener('hello', ({ data }) => resolve(data), { once: true });
});
changes.addEventListener('hello', async ({ data }) => {
  if (data !== (await loadedAs)) location.reload();
});
changes.addEventListener('changed', () => location.reload());

const workspace = document.querySelector('.workspace');
if (workspace !== null) openWorkspace(workspace);

function openWorkspace({ dataset: { slug, entry } }) {
  const given = JSON.parse(document.getElementById('files').textContent);
  const editor = document.getElementById('editor');
  const tabs = document.getElementById('tabs');
  const source = document.getElementById('source');
  const reset = document.getElementById('reset');
  const progress = document.getElementById('progress');
  const outcome = document.getElementById('outcome');
  const storageKey = `minicase-try ${slug}`;

  /** What was typed, by path; the rest is as the starter has it. */
  const edits = new Map(Object.entries(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}')));
  let files = given;
  let current = given.some(({ path }) => path === entry) ? entry : given[0]?.path;

  const contentOf = ({ path, content }) => (files === given ? (edits.get(path) ?? content) : content);

  function show(path) {
    current = path;
    const file = files.find((each) => each.path === path);
    editor.value = file === undefined ? '' : contentOf(file);
    editor.readOnly = files !== given;
    reset.hidden = files !== given || edits.size === 0;
    tabs.replaceChildren(
      ...files.map((each) => {
        const tab = document.createElement('button');
        tab.type = 'button';
        tab.role = 'tab';
        tab.textContent = each.path;
        tab.ariaSelected = String(each.path === path);
        tab.classList.toggle('edited', files === given && edits.has(each.path));
        tab.addEventListener('click', () => show(each.path));
        return tab;
      }),
    );
  }

  editor.addEventListener('input', () => {
    edits.set(current, editor.value);
    if (given.find(({ path }) => path === current)?.content === editor.value) edits.delete(current);
    sessionStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(edits)));
    reset.hidden = edits.size === 0;
    tabs.querySelector('[aria-selected="true"]')?.classList.toggle('edited', edits.has(current));
  });

  reset.addEventListener('click', () => {
    edits.clear();
    sessionStorage.removeItem(storageKey);
    show(current);
  });

  source.addEventListener('change', async () => {
    files =
      source.value === '' ? given : await (await fetch(`/examples?path=${encodeURIComponent(source.value)}`)).json();
    show(files.some(({ path }) => path === entry) ? entry : files[0]?.path);
  });

  for (const button of document.querySelectorAll('button[data-kind]')) {
    button.addEventListener('click', () => judge(button.dataset.kind));
  }

  async function judge(kind) {
    const buttons = document.querySelectorAll('button[data-kind]');
    for (const button of buttons) button.disabled = true;
    outcome.replaceChildren();
    try {
      const body = JSON.stringify({
        kind,
        files: files.map((file) => ({ path: file.path, content: contentOf(file) })),
      });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/judgings', { method: 'POST', headers, body });
      if (!response.ok) throw new Error((await response.json()).error);
      for await (const message of readLines(response.body)) tell(message);
    } catch (error) {
      progress.textContent = error.message;
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }

  function tell(message) {
    if (message.type === 'queued') progress.textContent = 'waiting …';
    if (message.type === 'compiling') progress.textContent = 'compiling …';
    if (message.type === 'running') progress.textContent = `test ${message.casesDone} of ${message.casesTotal ?? '…'}`;
    if (message.html === undefined) return;
    progress.textContent = '';
    outcome.innerHTML = message.html;
    outcome.scrollIntoView({ block: 'nearest' });
  }

  if (current !== undefined) show(current);
}

/** Each line of a body, as JSON. */
async function* readLines(body) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
  }
}
