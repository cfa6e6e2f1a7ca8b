import { counted } from '../../app/counted.ts';

/** Said before anything is: what is kept of a candidate's work, and what nobody looks at. */
export function WhatIsRecorded({ keptForDays }: { readonly keptForDays: number | null }) {
  return (
    <section aria-labelledby="recorded" class="card">
      <h2 id="recorded">What is recorded, and what is not</h2>
      <div class="two-columns">
        <div>
          <h3>Recorded</h3>
          <ul>
            <li>your files, as they are saved while you work</li>
            <li>sample runs and submissions, with their results</li>
            <li>when you began, saved, ran, submitted and handed in</li>
            <li>what you say under “About you”</li>
          </ul>
        </div>
        <div>
          <h3>Not recorded</h3>
          <ul>
            <li>no camera, no microphone, no screen</li>
            <li>no keystrokes, no clipboard</li>
            <li>no location, and not which other windows are open</li>
          </ul>
        </div>
      </div>
      <p>
        {keptForDays === null
          ? 'It is kept for as long as the company that invited you keeps applications; ask them to have it deleted.'
          : `It is deleted ${counted(keptForDays, 'day')} after your invitation ends.`}{' '}
        Look things up as you would at work: nobody counts how often you leave the window.
      </p>
    </section>
  );
}
