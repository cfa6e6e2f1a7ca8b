import { expect, test } from 'vitest';
import { readPeople, typedLine } from '../../src/browser/staff/invitations/read-people.ts';

const HEADER = 'candidate,name,portfolio\n';

test.each([
  ['ada@example.org', `${HEADER}ada@example.org`],
  ['ada@example.org, Ada\ngrace@example.org', `${HEADER}ada@example.org, Ada\ngrace@example.org`],
  ['ada@example.org;Ada', `${HEADER}ada@example.org,Ada`],
  ['applicant-17', `${HEADER}applicant-17`],
  ['candidate-1@example.org', `${HEADER}candidate-1@example.org`],
  ['email@example.org', `${HEADER}email@example.org`],
])('the list %j gets a first line', (people, csv) => {
  expect(readPeople(people).csv).toBe(csv);
});

test.each([
  'email,name\nada@example.org,Ada',
  'name,email\nAda,ada@example.org',
  'Name;E-Mail;Portfolio\r\nAda;ada@example.org;',
  '\ufeff"Name","Email"\n"Ada","ada@example.org"',
  'portfolio\tcandidate\n\tada@example.org',
  '',
])('the table %j is left as it is, in whatever order its columns are', (people) => {
  expect(readPeople(people).csv).toBe(people);
});

test('a line is counted as it was typed', () => {
  expect(typedLine('csv line 3', 'ada@example.org\nx')).toBe('line 2');
  expect(typedLine('csv line 3', 'email\nada@example.org\nx')).toBe('line 3');
  expect(typedLine('candidates.1.candidate', 'a\na')).toBe('list');
});
