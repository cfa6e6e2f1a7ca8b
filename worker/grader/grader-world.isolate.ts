// First, as in grader.isolate.ts.
import './platform.isolate.ts';
import { growthMatchers } from '../world/growth/growth-matchers.isolate.ts';
import { callMatchers } from '../world/matchers/matchers.ts';
import { sqlMatchers } from '../world/sql/sql-matchers.isolate.ts';
import { createWorld } from '../world/world.isolate.ts';
import { expect } from './expect.isolate.ts';
import { useWorld } from './grader.isolate.ts';

/** The grader of suites that script a world: the others do not pay for one. */
useWorld(createWorld);
expect.extend({ ...callMatchers, ...growthMatchers, ...sqlMatchers } as never);
