import { LOOKS, type Named } from './side.ts';

const GLYPHS: Readonly<Record<string, string>> = { A: '●', B: '▲', C: '■', D: '★' };

/** The letter of a side with the sign that it has in plots. */
export function SideLetter({ side: { letter } }: { readonly side: Named }) {
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
export function SideName({ side }: { readonly side: Named }) {
  return (
    <>
      <SideLetter side={side} /> {side.name}
    </>
  );
}
