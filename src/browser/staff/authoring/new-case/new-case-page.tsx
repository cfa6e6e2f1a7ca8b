import { useEffect, useState } from 'preact/hooks';
import type { CatalogueEntry } from '../../../../protocol/challenge-folder-view.ts';
import { capitalised } from '../../../app/capitalised.ts';
import { beginFolder, listTemplates, readCatalogue } from '../../api/authoring-client.ts';
import { Failure } from '../../parts/failure.tsx';
import { Field } from '../../parts/field.tsx';
import { useLoaded } from '../../parts/use-loaded.ts';
import { useSending } from '../../parts/use-sending.ts';
import { refuseSlug, suggestSlug } from './suggest-slug.ts';
import './new-case.css';

/** Begins a case: out of a template, or out of one that the server has. */
export function NewCasePage() {
  const catalogue = useLoaded(readCatalogue);
  useEffect(() => {
    document.title = 'minicase: new case';
  }, []);
  const entries = catalogue.value ?? [];
  return (
    <>
      <p class="small">
        <a href="/">Challenges</a>
      </p>
      <h1>New case</h1>
      <Failure words={catalogue.failure} />
      <FromTemplate taken={new Set(entries.map(({ slug }) => slug))} />
      {entries.length === 0 ? null : <FromChallenge entries={entries} />}
    </>
  );
}

function FromTemplate({ taken }: { readonly taken: ReadonlySet<string> }) {
  const { value: templates, failure } = useLoaded(listTemplates);
  const { send, isSending, failure: refusal, errorOf } = useSending();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [title, setTitle] = useState('');
  const [slug, setSlug] = useState<string | undefined>(undefined);
  const [summary, setSummary] = useState<string | undefined>(undefined);
  const [isTried, setTried] = useState(false);
  const template = templates?.find(({ name }) => name === chosen) ?? templates?.[0];
  const name = slug ?? suggestSlug(title);
  const wanted = (summary ?? template?.summary ?? '').replaceAll(/\s+/g, ' ').trim();
  const objection = name === '' && !isTried ? undefined : refuseSlug(name, taken);
  const titleError = isTried && title.trim() === '' ? 'must not be empty' : undefined;
  const begin = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (template === undefined || title.trim() === '' || refuseSlug(name, taken) !== undefined) return;
    void send(async () => {
      await beginFolder({
        from: 'template',
        template: template.name,
        slug: name,
        title: title.trim(),
        summary: wanted,
      });
      location.assign(`/cases/${name}`);
    });
  };
  return (
    <section class="card" aria-labelledby="from-template">
      <h2 id="from-template">From a template</h2>
      <p>
        Each template is a whole case that passes its check. You make it yours file by file, and check it as you go.
      </p>
      <Failure words={failure} />
      <form onSubmit={begin} noValidate>
        <fieldset>
          <legend class="visually-hidden">Template</legend>
          <div class="templates">
            {(templates ?? []).map(({ name: each, about, summary: story }) => (
              <label key={each} class="template">
                <input
                  type="radio"
                  name="template"
                  checked={each === template?.name}
                  onChange={() => setChosen(each)}
                />
                <span>
                  <b>
                    {capitalised(
                      each.replaceAll('-', ' ').replace(/\b(?:http|sql)\b/g, (initials) => initials.toUpperCase()),
                    )}
                  </b>
                  <span class="small">{about}</span>
                  <span class="small soft">{story}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field label="Title" value={title} onValue={setTitle} error={titleError ?? errorOf('title')} />
        <Field
          label="Name in addresses"
          // An error would take the focus away from the title that is being typed.
          hint={isTried || objection === undefined ? 'It cannot be changed later.' : `It ${objection}.`}
          value={name}
          onValue={setSlug}
          error={(isTried ? objection : undefined) ?? errorOf('slug')}
        />
        <Field
          label="Summary"
          hint="In one sentence, for those who choose a case, and for candidates before they begin."
          value={summary ?? template?.summary ?? ''}
          onValue={setSummary}
          error={errorOf('summary')}
        />
        <Failure words={refusal} />
        <button type="submit" class="button primary" disabled={isSending || template === undefined}>
          Begin to write it
        </button>
      </form>
    </section>
  );
}

function FromChallenge({ entries }: { readonly entries: readonly CatalogueEntry[] }) {
  const { send, isSending, failure } = useSending();
  const [slug, setSlug] = useState(entries[0]?.slug ?? '');
  const isBegun = entries.some((entry) => entry.slug === slug && entry.folder !== null);
  const open = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      if (!isBegun) await beginFolder({ from: 'challenge', slug });
      location.assign(`/cases/${slug}`);
    });
  };
  return (
    <section class="card" aria-labelledby="from-challenge">
      <h2 id="from-challenge">Edit one that is there</h2>
      <p>You write on a copy. Candidates go on with what is published, until you publish another version.</p>
      <form class="actions" onSubmit={open}>
        <select
          class="input inline copy-choice"
          aria-label="Challenge"
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
        >
          {entries.map((entry) => (
            <option key={entry.slug} value={entry.slug}>
              {entry.title}
            </option>
          ))}
        </select>
        <button type="submit" class="button" disabled={isSending}>
          {isBegun ? 'Go on writing' : 'Edit a copy'}
        </button>
      </form>
      <div class="below">
        <Failure words={failure} />
      </div>
    </section>
  );
}
