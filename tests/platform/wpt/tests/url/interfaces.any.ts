// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'url',
  objects: { URL: ["new URL('http://foo')"], URLSearchParams: ["new URLSearchParams('hi=there&thank=you')"] },
});
