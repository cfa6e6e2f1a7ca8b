export type OldMovement = {
  readonly article_code: string;
  readonly branch_id: number | null;
  readonly kind: string;
  readonly quantity: number;
  readonly unit: string | null;
  readonly booked: string;
  readonly cancelled: boolean;
};

export type Cleaned = {
  readonly article_id: number;
  readonly place_id: number;
  readonly pieces: number;
  readonly booked_on: string;
};

type Article = { readonly id: number; readonly code: string; readonly box_size: number };

/** What R2 to R6 make of a movement. */
export function cleaned(movement: OldMovement, articles: readonly Article[]): Cleaned {
  const code = movement.article_code.trim().toUpperCase();
  const [unknown, ...known] = articles.toSorted((a, b) => a.id - b.id);
  const article = known.find((one) => one.code.trim().toUpperCase() === code) ?? unknown;
  const piecesOf: Readonly<Record<string, number | undefined>> = { dz: 12, box: article?.box_size };
  const quantity = movement.kind === 'sale' ? -Math.abs(movement.quantity) : movement.quantity;
  return {
    article_id: article?.id ?? 0,
    place_id: movement.branch_id ?? 0,
    pieces: quantity * (piecesOf[movement.unit ?? 'pc'] ?? 1),
    booked_on: dayOf(movement.booked),
  };
}

function dayOf(booked: string): string {
  const [day = '', month = '', year = ''] = booked.split('.');
  return month === '' ? booked : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
