import { z } from '@hono/zod-openapi';

/** Names a request, so that it is one submission however often it is sent. */
export const IdempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII');
