/**
 * The whole environment of every process that runs a suite or a submission: dates and numbers are written the same on
 * every machine, whatever its time zone and language.
 */
export const FIXED_ENVIRONMENT: Readonly<Record<string, string>> = { TZ: 'UTC', LANG: 'en_US.UTF-8' };
