export type Shortcut = readonly [keys: readonly string[], does: string];

/** Which keys do what. */
export function KeyTable({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  return (
    <table class="table">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Keys</th>
          <th scope="col">What they do</th>
        </tr>
      </thead>
      <tbody>
        {shortcuts.map(([keys, does]) => (
          <tr key={does}>
            <th scope="row" class="keys">
              {keys.map((key) => (
                <span key={key}>
                  <kbd>{key}</kbd>{' '}
                </span>
              ))}
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
