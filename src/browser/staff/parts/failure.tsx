/** What went wrong, where a form or a list would be right. */
export function Failure({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <div class="banner bad spaced-below" role="alert">
      <p>{words}</p>
    </div>
  );
}
