import { dot, line } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { BehaviourGrowth } from '../../../domain/behaviour.ts';
import { capitalised } from '../../app/capitalised.ts';
import { Plot } from '../../design/plot/plot.tsx';
import { growthWords } from './growth-words.ts';
import { LOOKS, type Named, nameOfSide } from './side.ts';
import { SideName } from './side-name.tsx';

type GrowthCurvesProps = {
  readonly sides: readonly Named[];
  /** Of each side. */
  readonly growths: readonly (readonly BehaviourGrowth[])[];
};

/** How costs grow, a plot for each thing that was measured, with everybody on it. */
export function GrowthCurves({ sides, growths }: GrowthCurvesProps) {
  const measured = [...new Set(growths.flat().map((growth) => growth.of))];
  return (
    <section class="card" aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      {measured.map((what) => (
        <Curves
          key={what}
          what={what}
          sides={sides}
          growths={growths.map((own) => own.find((growth) => growth.of === what))}
        />
      ))}
      <p class="small soft">Both scales go by factors: a power of n is a straight line, and the steeper the worse.</p>
    </section>
  );
}

type CurvesProps = {
  readonly what: string;
  readonly sides: readonly Named[];
  readonly growths: readonly (BehaviourGrowth | undefined)[];
};

function Curves({ what, sides, growths }: CurvesProps) {
  const drawn = useMemo(() => {
    const marks = growths.flatMap((growth, index) => {
      const look = LOOKS[sides[index]?.letter ?? ''];
      const samples = growth?.samples.filter(({ n, cost }) => n > 0 && cost > 0) ?? [];
      if (look === undefined || samples.length === 0) return [];
      const { colour, symbol, dash } = look;
      return [
        line(samples, { x: 'n', y: 'cost', stroke: colour, strokeDasharray: dash, strokeWidth: 2 }),
        dot(samples, { x: 'n', y: 'cost', fill: colour, symbol: symbol as 'circle', r: 4.5 }),
      ];
    });
    return {
      marks,
      options: {
        height: 280,
        marginLeft: 52,
        marginRight: 16,
        marginBottom: 40,
        x: {
          type: 'log' as const,
          label: 'n',
          labelAnchor: 'center' as const,
          tickFormat: '~s',
          ticks: 4,
          labelArrow: 'none' as const,
        },
        y: {
          type: 'log' as const,
          label: null,
          tickFormat: '~s',
          ticks: 4,
          grid: true,
          labelArrow: 'none' as const,
        },
      },
    };
  }, [what, sides, growths]);
  const known = growths.flatMap((growth, index) => {
    const side = sides[index];
    return growth === undefined || side === undefined ? [] : [{ growth, side }];
  });
  const isAlone = sides.length === 1;
  const words = known.map(
    ({ growth, side }) => `${isAlone ? '' : `${nameOfSide(side)} `}${growthWords(growth.exponent)}`,
  );
  return (
    <>
      <h3>{capitalised(unitOf(what))}</h3>
      <Plot label={`How ${unitOf(what)} grows with n. ${words.join('; ')}`} {...drawn} />
      <ul class="plain spaced-below">
        {known.map(({ growth, side }) => (
          <li key={side.letter}>
            {isAlone ? null : <Owner side={side} />}
            {isAlone ? `${capitalised(growthWords(growth.exponent))}.` : growthWords(growth.exponent)}
          </li>
        ))}
      </ul>
      <details class="small spaced-below">
        <summary>The same as a table</summary>
        {known.map(({ growth, side }) => (
          <p key={side.letter} class="number">
            {isAlone ? null : <Owner side={side} />}
            {growth.samples.map(({ n, cost }) => `${round(cost)} at n = ${n.toLocaleString('en')}`).join(', ')}
          </p>
        ))}
      </details>
    </>
  );
}

function Owner({ side }: { readonly side: Named }) {
  return (
    <>
      <SideName side={side} />:{' '}
    </>
  );
}

function unitOf(what: string): string {
  return what === 'cpu' ? 'processor time in ms' : what;
}

function round(cost: number): string {
  return Number(cost.toPrecision(3)).toLocaleString('en');
}
