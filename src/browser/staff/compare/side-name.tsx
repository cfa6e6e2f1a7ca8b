import { LOOKS, type Side } from './side.ts';

const GLYPHS: Readonly<Record<string, string>> = { A: '●', B: '▲', C: '■', D: '★' };

/** The letter of a side with the sign that it has in plots. */
export function SideLetter({ side: { letter } }: { readonly side: Side }) {
  return (
    <b class="side-letter">
      <span aria-hidden="true" style={{ color: LOOKS[letter]?.colour ?? 'inherit' }}>
        {GLYPHS[letter]}
      </span>{' '}
      {letter}
    </b>
  );
}

/** The letter, and whose it is. */
export function SideName({ side }: { readonly side: Side }) {
  const { alias, candidate } = side.participation;
  return (
    <>
      <SideLetter side={side} /> {candidate === null ? alias : (candidate.name ?? candidate.id)}
    </>
  );
}
