const EXAMPLE = `import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

createServer(async (request, response) => {
  try {
    // The body to the byte, before anything parses it.
    const event = webhook.verify(await text(request), request.headers);
    await takeOnce(event); // event.id is the same when it comes again
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(8080);
`;

/** How a receiver knows that what arrives is from here. */
export function VerifyExample({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>How to verify what arrives</summary>
      <p class="below">
        Every request is signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it, for which
        there are libraries in most languages. In Node:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>
        <code>{EXAMPLE}</code>
      </pre>
      <p>
        Answer with any status of 2xx within ten seconds. Otherwise it is sent again, ten times within two days; with
        410 nothing more is sent. An event may come twice, and seldom in another order: its <code>id</code> and{' '}
        <code>at</code> tell.
      </p>
    </details>
  );
}
