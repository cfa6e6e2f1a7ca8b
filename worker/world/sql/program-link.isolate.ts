import type { RunAnswer, SqlLink } from '../../postgres-client/link.ts';
import { durationMs } from '../duration.ts';
import type { WorldPorts } from '../part.ts';
import { sleep } from '../services/delay.isolate.ts';
import type { Engine } from './engine.isolate.ts';
import { type FaultShelf, nameOfFault, takeFault } from './fault-shelf.ts';
import { connectionLost, refuseBy, type SqlFault } from './faults.ts';
import type { SqlCall } from './sql-call.ts';
import { inOneLine, isControl } from './statement.ts';

/** The most that a statement's text and values may have together. */
export const STATEMENT_LIMIT_CHARS = 4 * 1024 * 1024;

/** What the program reaches the database by: each statement is logged, travels, and may meet a fault. */
export function createProgramLink(ports: WorldPorts, engine: () => Engine, faults: FaultShelf<SqlFault>): SqlLink {
  const connections = new Map<number, number>();
  const lost = new Set<number>();

  function lose(session: number, text: string): RunAnswer {
    lost.add(session);
    engine().close(session);
    return connectionLost(text);
  }

  async function takeEffect(session: number, { text, params: values }: SqlCall, noteFault: (fault: string) => void) {
    if (lost.has(session)) return connectionLost(text);
    const fault = takeFault(faults, text);
    if (fault !== undefined) noteFault(nameOfFault(fault));
    const refuse = fault === undefined ? undefined : refuseBy(fault, text);
    if (refuse !== undefined) return engine().fail(session, refuse);
    if (fault === 'connection-lost') return lose(session, text);
    if (typeof fault === 'object') await sleep(durationMs(fault.slow));
    const answer = await engine().run(session, text, values);
    return fault === 'answer-lost' ? lose(session, text) : answer;
  }

  return {
    open() {
      const session = engine().open();
      connections.set(session, connections.size + 1);
      return session;
    },

    async run(session, text, values) {
      const size = text.length + (values ?? []).reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (size > STATEMENT_LIMIT_CHARS) {
        throw new RangeError(`a statement and its values have more than ${STATEMENT_LIMIT_CHARS / 1024 / 1024} MB`);
      }
      const call = ports.calls.note<SqlCall>({
        kind: 'sql',
        text,
        params: values,
        connection: connections.get(session) ?? session,
        isControl: isControl(text),
      });
      const answer = await ports.io.perform(
        'sql',
        () => takeEffect(session, call, (fault) => ports.calls.noteFault(call, fault)),
        inOneLine(text, 60),
      );
      ports.calls.noteAnswer(call);
      call.endedAt = ports.nowMs();
      call.rows = answer.results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
      if (answer.error !== undefined) call.error = answer.error['C'] ?? 'XX000';
      return answer;
    },

    close(session) {
      if (!lost.has(session)) engine().close(session);
    },
  };
}
