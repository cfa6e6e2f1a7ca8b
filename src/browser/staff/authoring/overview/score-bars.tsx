type ScoreBarsProps = { readonly histogram: readonly number[]; readonly median: number };

const WIDTH = 120;
const HEIGHT = 34;

/** How many candidates have which score, in ten bars, and where the median is. The figures stand beside it as text. */
export function ScoreBars({ histogram, median }: ScoreBarsProps) {
  const most = Math.max(1, ...histogram);
  const step = WIDTH / histogram.length;
  const at = (WIDTH * median) / 100;
  const label = `Scores by tens, from 0 to 100: ${histogram.join(', ')} candidates`;
  return (
    <svg class="score-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`} role="img" aria-label={label}>
      <title>{label}</title>
      {histogram.map((count, bin) => {
        const height = count === 0 ? 1 : Math.max(3, (HEIGHT * count) / most);
        return (
          <rect
            key={bin}
            class={count === 0 ? 'none' : 'some'}
            x={bin * step + 0.5}
            y={HEIGHT - height}
            width={step - 1.5}
            height={height}
            rx="1"
          />
        );
      })}
      <line class="median" x1={at} x2={at} y1="0" y2={HEIGHT + 2} />
    </svg>
  );
}
