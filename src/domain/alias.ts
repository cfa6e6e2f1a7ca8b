/** Nobody thinks of a person's sex, origin or age by these. */
const COLOURS = [
  'Amber', 'Azure', 'Beige', 'Black', 'Blue', 'Bronze', 'Brown', 'Chalk', 'Clay', 'Cobalt', 'Copper', 'Coral',
  'Cream', 'Crimson', 'Cyan', 'Ebony', 'Fawn', 'Flint', 'Gold', 'Granite', 'Green', 'Grey', 'Indigo', 'Ivory',
  'Jade', 'Khaki', 'Lemon', 'Lilac', 'Lime', 'Linen', 'Maroon', 'Mauve', 'Mint', 'Mocha', 'Navy', 'Ochre',
  'Olive', 'Onyx', 'Opal', 'Orange', 'Pearl', 'Pine', 'Pink', 'Plum', 'Purple', 'Red', 'Rose', 'Ruby',
  'Rust', 'Sage', 'Sand', 'Scarlet', 'Sepia', 'Silver', 'Slate', 'Snow', 'Steel', 'Tan', 'Teal', 'Topaz',
  'Umber', 'Violet', 'White', 'Yellow',
] as const; // biome-ignore format: words
const PLACES = [
  'Arch',
  'Bay',
  'Beach',
  'Bluff',
  'Bridge',
  'Brook',
  'Canal',
  'Canyon',
  'Cape',
  'Cave',
  'Cliff',
  'Cloud',
  'Coast',
  'Cove',
  'Creek',
  'Crest',
  'Dale',
  'Delta',
  'Dune',
  'Falls',
  'Fen',
  'Field',
  'Fjord',
  'Forest',
  'Garden',
  'Geyser',
  'Glacier',
  'Glen',
  'Gorge',
  'Grove',
  'Gulf',
  'Harbour',
  'Heath',
  'Hill',
  'Hollow',
  'Inlet',
  'Island',
  'Lagoon',
  'Lake',
  'Ledge',
  'Marsh',
  'Meadow',
  'Mesa',
  'Moor',
  'Mountain',
  'Oasis',
  'Orchard',
  'Pass',
  'Peak',
  'Plain',
  'Plateau',
  'Pond',
  'Prairie',
  'Quarry',
  'Rapids',
  'Reef',
  'Ridge',
  'River',
  'Rock',
  'Sound',
  'Spring',
  'Strait',
  'Stream',
  'Summit',
  'Tide',
  'Trail',
  'Tundra',
  'Vale',
  'Valley',
  'Volcano',
  'Waterfall',
  'Wood',
] as const;

/** How many there are that need no number. */
export const ALIASES = COLOURS.length * PLACES.length;

/**
 * What to call somebody whose name is not to be known: `Teal Harbour`, and from the second round on `Teal Harbour 2`.
 *
 * @param index - from 0
 */
export function aliasAt(index: number): string {
  const within = index % ALIASES;
  const round = Math.floor(index / ALIASES);
  const words = `${COLOURS[within % COLOURS.length]} ${PLACES[Math.floor(within / COLOURS.length)]}`;
  return round === 0 ? words : `${words} ${round + 1}`;
}
