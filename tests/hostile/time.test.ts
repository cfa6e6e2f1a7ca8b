import { describeAttacks } from './support/describe-attacks.ts';

await describeAttacks('time');
