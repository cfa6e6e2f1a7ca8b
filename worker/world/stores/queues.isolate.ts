import type { WorldPart, WorldPorts } from '../part.ts';
import { createQueue, type Queue } from './queue.isolate.ts';
import type { QueueOptions } from './queue-options.ts';

type Entry = ReturnType<typeof createQueue>;

/** Queues by name: the same name is the same queue. */
export function createQueues(
  ports: WorldPorts,
): WorldPart & { readonly queue: (name: string, options?: QueueOptions) => Queue } {
  let entries: ReadonlyMap<string, Entry> = new Map();

  return {
    queue(name, options) {
      if (typeof name !== 'string' || name === '') throw new TypeError("world.queue: write its name, such as 'orders'");
      const known = entries.get(name);
      if (known === undefined) {
        const entry = createQueue(ports, name, options ?? {});
        entries = new Map(entries).set(name, entry);
        return entry.queue;
      }
      if (options !== undefined)
        throw new TypeError(`world.queue('${name}') is there already: say its options where it is first made`);
      return known.queue;
    },
    checkpoint: () => ({ entries, queues: [...entries.values()].map((entry) => entry.checkpoint()) }),
    restore(checkpoint) {
      const before = checkpoint as { entries: ReadonlyMap<string, Entry>; queues: readonly unknown[] };
      entries = before.entries;
      for (const [index, entry] of [...entries.values()].entries()) entry.restore(before.queues[index]);
    },
  };
}
