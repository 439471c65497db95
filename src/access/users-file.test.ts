/** Users.json: what is accepted, and that a list which is not understood lets nobody in. */
import { describe, expect, test } from 'vitest'
import { readUsers, writeUsers } from './users-file.ts'

const stored = `scrypt$16$1$1$AAAA$${'A'.repeat(43)}=`
const ivan = {
  Name: 'Иванов',
  StoredPasswordValue: stored,
  Roles: ['Обмен'],
  AccessTokenAuthentication: true,
  Email: 'i@x',
  OSUser: 'd\\i',
  FullName: 'И',
  MatchingKeys: { inn: '1' },
  ExternalDataSources: { DBF: { ConnectionString: 'DSN=a', UserName: 'u', OSAuthentication: false } },
}

test('what is written is read back, roles too', () => {
  const { users, roles, diagnostics } = readUsers(writeUsers([ivan, { Name: 'b' }], { Обмен: ['HTTPService.E'] }), 'users.json')
  expect([users!.all, users!.find('Иванов'), roles, diagnostics]).toEqual([[ivan, { Name: 'b' }], ivan, { Обмен: ['HTTPService.E'] }, []])
  expect(users!.find('constructor')).toBeUndefined()
})

describe('an error leaves no list at all', () => {
  test.each<[title: string, content: string, code: string, line: number]>([
    ['no JSON', '{', 'users/not-json', 1],
    ['no object', '[]', 'users/not-users', 1],
    ['no list', '{\n"users": {}}', 'users/not-users', 2],
    ['roles that are none', '{"users": [],\n"roles": {"a": "b"}}', 'users/not-users', 2],
    ['restrictions that are none', '{"users": [],\n"restrictions": {"a": {"b": "c"}}}', 'users/bad-restrictions', 2],
    ['a user that is none', '{"users": [5]}', 'users/not-users', 1],
    ['no name', '{"users": [{}]}', 'users/bad-property', 1],
    ["a name that Basic can't carry", '{"users": [\n{"Name": "a:b"}]}', 'users/bad-property', 2],
    ['a plain password', '{"users": [\n{"Name": "a", "StoredPasswordValue": "secret"}]}', 'users/bad-property', 2],
    ['a password by another name', '{"users": [\n{"Name": "a", "Password": "secret"}]}', 'users/plain-password', 2],
    ['a misspelt property', '{"users": [\n{"Name": "a", "roles": []}]}', 'users/unknown-property', 2],
    [
      'a parameter of a source that there is not',
      '{"users": [\n{"Name": "a", "ExternalDataSources": {"DBF": {"Login": "x"}}}]}',
      'users/bad-property',
      2,
    ],
    ['a switch that is a text', '{"users": [\n{"Name": "a", "AccessTokenAuthentication": "true"}]}', 'users/bad-property', 2],
    ['a name twice', '{"users": [{"Name": "a"},{"Name": "a"}]}', 'users/repeated-name', 1],
  ])('%s', (_title, content, code, line) => {
    const { users, diagnostics } = readUsers(content, 'users.json')
    expect([users, diagnostics[0]!.code, diagnostics[0]!.location!.line]).toEqual([undefined, code, line])
  })
})

test('restrictions are read and written back; a part of another name is a warning', () => {
  const restrictions = { Обмен: { 'Catalog.Товары': { Read: "Code eq '1'" } } }
  const read = readUsers(writeUsers([ivan], undefined, restrictions), 'users.json')
  expect([read.restrictions!.rows, read.users!.all]).toEqual([restrictions, [ivan]])
  const codes = readUsers('{"users": [{"Name": "a"}], "restriction": {}}', 'users.json').diagnostics.map((one) => one.code)
  expect(codes).toEqual(['users/unknown-part'])
})

test('an empty list, and roles of which the file says nothing, are warnings', () => {
  const told = (text: string) => readUsers(text, 'users.json').diagnostics.map((one) => [one.code, one.severity, one.location!.line])
  expect(told('{\n"users": []}')).toEqual([['users/empty', 'warning', 2]])
  expect(told('{"users": [\n{"Name": "a", "Roles": ["x"]}, {"Name": "b", "Roles": []}]}')).toEqual([['users/no-roles', 'warning', 2]])
})

test('a role that grants nothing is a warning', () => {
  const { users, diagnostics } = readUsers('{"users": [{"Name": "a", "Roles": ["x"]}], "roles": {}}', 'users.json')
  expect([users!.all.length, diagnostics.map((one) => one.code)]).toEqual([1, ['users/unknown-role']])
})
