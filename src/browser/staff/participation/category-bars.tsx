import type { Category } from '../../../domain/category.ts';
import { formatPoints } from './describe-score.ts';

type CategoryBarsProps = { readonly categories: Readonly<Partial<Record<Category, number>>> };

/** What the score is made of, from 0 to 100 each. */
export function CategoryBars({ categories }: CategoryBarsProps) {
  return (
    <dl class="category-bars">
      {Object.entries(categories).map(([category, points]) => (
        <div key={category}>
          <dt>{category}</dt>
          <dd>
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${points}%` }} />
            </span>
            <span class="number">{formatPoints(points)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
