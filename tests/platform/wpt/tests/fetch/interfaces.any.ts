// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'fetch',
  except: ['FetchLaterResult', 'Window', 'WindowOrWorkerGlobalScope'],
  needs: ['dom', 'html', 'streams', 'FileAPI', 'xhr', 'referrer-policy'],
  objects: {
    Headers: ['new Headers()'],
    Request: ["new Request('about:blank')"],
    Response: ['new Response()'],
  },
});
