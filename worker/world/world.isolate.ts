import { type BehaviourRecord, createBehaviourRecord } from './behaviour.isolate.ts';
import { CallLog, type WorldCall } from './call-log.isolate.ts';
import { createCalls } from './calls.isolate.ts';
import { createCost } from './growth/cost.isolate.ts';
import { createGrowth, type MeasureGrowth } from './growth/growth.isolate.ts';
import { createWithModel } from './growth/with-model.isolate.ts';
import { createIo } from './io.isolate.ts';
import type { WorldPart, WorldPorts } from './part.ts';
import { createProblems } from './problems.isolate.ts';
import { createSchedules } from './schedules/schedules.isolate.ts';
import { delay, passthrough } from './services/delay.isolate.ts';
import { http } from './services/http.isolate.ts';
import { HttpResponse } from './services/http-response.isolate.ts';
import { paginate } from './services/paginate.ts';
import { createServices } from './services/services.isolate.ts';
import { createSql } from './sql/sql.isolate.ts';
import { createSqlite } from './sqlite/sqlite.isolate.ts';
import { createCache } from './stores/cache.isolate.ts';
import { createEnvironment } from './stores/environment.isolate.ts';
import { createOutbox } from './stores/outbox.isolate.ts';
import { createQueues } from './stores/queues.isolate.ts';
import { createClockPart } from './time/clock.isolate.ts';
import { createWebhooks } from './webhooks/webhooks.isolate.ts';

export type World = WorldPart & {
  /** What a suite imports from `minicase/world`. */
  readonly exports: object;
  /** What happened that the test may not pass with. */
  readonly problems: () => readonly Error[];
  readonly behaviour: Pick<BehaviourRecord, 'begin' | 'take'>;
};

export type WorldExports = {
  readonly world: Omit<Parts, 'growth'> & {
    /** What the program did to the world since the test began (or while what the test builds on was set up). */
    readonly calls: CallLog;
    readonly webhooks: ReturnType<typeof createWebhooks>;
    readonly schedules: ReturnType<typeof createSchedules>;
    /** An exchange with something that the suite itself stands for, such as a store that it passes to the program. */
    readonly io: <Answer>(name: string, effect: () => Answer | Promise<Answer>) => Promise<Answer>;
  };
  readonly http: typeof http;
  readonly HttpResponse: typeof HttpResponse;
  readonly delay: typeof delay;
  readonly passthrough: typeof passthrough;
  readonly paginate: typeof paginate;
  readonly growth: ReturnType<typeof createGrowth>;
  readonly cost: ReturnType<typeof createCost>;
  readonly withModel: ReturnType<typeof createWithModel>;
};

/** The outside world of one suite: what the program reaches beyond itself, as the suite scripts it. */
export function createWorld(given: Omit<WorldPorts, 'calls' | 'io' | 'problems'>): World {
  const problems = createProblems();
  const calls = createCalls(given.nowMs, problems);
  const behaviour = createBehaviourRecord(given.nowMs, calls);
  const ports: WorldPorts = { ...given, calls, problems, io: createIo() };
  const services = createServices(ports);
  const queues = createQueues(ports);
  const cache = createCache(ports);
  const outbox = createOutbox(ports);
  const environment = createEnvironment(ports);
  const database = createSql(ports);
  const sqlite = createSqlite(ports);
  ports.loop.onStuck(database.unblock);
  const time = createClockPart(ports);
  const whole = together([
    calls,
    problems,
    services,
    queues,
    cache,
    outbox,
    environment,
    database,
    sqlite,
    time,
    behaviour,
  ]);
  ports.provide('fetch', services.dispatch);
  return {
    ...whole,
    exports: assemble(ports, whole, {
      growth: behaviour.watching(createGrowth(ports)),
      ...services,
      ...queues,
      ...cache,
      ...outbox,
      ...environment,
      ...database,
      ...sqlite,
      ...time,
    }),
    problems: problems.read,
    behaviour,
  };
}

/** Several parts as one. */
function together(parts: readonly WorldPart[]): WorldPart {
  return {
    checkpoint: () => parts.map((part) => part.checkpoint()),
    restore(checkpoint) {
      for (const [index, part] of parts.entries()) part.restore((checkpoint as readonly unknown[])[index]);
    },
  };
}

type Parts = Pick<ReturnType<typeof createServices>, 'service'> &
  Pick<ReturnType<typeof createQueues>, 'queue'> &
  Pick<ReturnType<typeof createCache>, 'cache'> &
  Pick<ReturnType<typeof createOutbox>, 'outbox'> &
  Pick<ReturnType<typeof createEnvironment>, 'env'> &
  Pick<ReturnType<typeof createSql>, 'sql'> &
  Pick<ReturnType<typeof createSqlite>, 'sqlite'> &
  Pick<ReturnType<typeof createClockPart>, 'clock'> & { readonly growth: MeasureGrowth };

function assemble(ports: WorldPorts, whole: WorldPart, parts: Parts): WorldExports {
  const { service, queue, cache, outbox, env, sql, sqlite, clock, growth } = parts;
  const world = {
    get calls(): CallLog {
      return CallLog.fromEntries(ports.calls.read() as readonly WorldCall[]);
    },
    service,
    queue,
    cache,
    outbox,
    env,
    sql,
    sqlite,
    webhooks: createWebhooks(ports),
    clock,
    schedules: createSchedules(ports, whole),
    io: <Answer>(name: string, effect: () => Answer | Promise<Answer>) => ports.io.perform(name, effect),
  };
  const library = { http, HttpResponse, delay, passthrough, paginate };
  return { world, ...library, growth, cost: createCost(ports), withModel: createWithModel(ports) };
}
