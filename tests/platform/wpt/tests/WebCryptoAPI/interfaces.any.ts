// META: script=/resources/webidl2/lib/webidl2.js
// META: script=/resources/idlharness.js
import { testInterfaces } from '../../harness.ts';

testInterfaces({
  from: 'webcrypto',
  only: ['Crypto', 'CryptoKey', 'SubtleCrypto'],
  needs: ['html'],
  objects: { Crypto: ['crypto'], SubtleCrypto: ['crypto.subtle'] },
});
