/** What the application keeps, as its migrations leave it. */
export const schema = `
create table product (
  sku text primary key,
  name text not null,
  stock integer not null,
  tags text[] not null default '{}',
  updated_at timestamptz not null default now()
);
insert into product (sku, name, stock, tags) values
  ('A-1', 'Oak table', 4, '{oak,table}'),
  ('B-2', 'Ash chair', 12, '{ash}'),
  ('C-3', 'Oak stool', 0, '{}'),
  ('D-4', 'Tälje knife', 7, '{"carving, fine"}');
`;
