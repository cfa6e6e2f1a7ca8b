import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** How many modules around it stay light: the standard asks for as many. */
const QUIET = 4;

/** Dark on light in every theme: some apps cannot read it otherwise. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, outline } = useMemo(() => outlineOf(text), [text]);
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={outline} fill="#000" />
    </svg>
  );
}

function outlineOf(text: string): { readonly size: number; readonly outline: string } {
  const { size, data } = encode(text, { border: QUIET });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, outline: squares.join('') };
}
