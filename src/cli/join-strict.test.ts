import { expect, test } from 'vitest'
import { joinStrict } from './join-strict.ts'

test.each<readonly [args: readonly string[], joined: readonly string[]]>([
  [
    ['check', '--strict', 'bp11', 'a.wsdl'],
    ['check', '--strict=bp11', 'a.wsdl'],
  ],
  [
    ['check', '--strict', 'BP1.2', 'a.wsdl'],
    ['check', '--strict=BP1.2', 'a.wsdl'],
  ],
  [
    ['check', '--strict', 'a.wsdl'],
    ['check', '--strict=table', 'a.wsdl'],
  ],
  [
    ['check', 'a.wsdl', '--strict'],
    ['check', 'a.wsdl', '--strict=table'],
  ],
  [
    ['check', '--strict=other', 'a.wsdl'],
    ['check', '--strict=other', 'a.wsdl'],
  ],
  [
    ['check', '--', '--strict', 'bp11'],
    ['check', '--', '--strict', 'bp11'],
  ],
  [
    ['exec', '--strict', '--', 'true'],
    ['exec', '--strict', '--', 'true'],
  ],
  [[], []],
])('--strict in %j takes no path for its value', (args, joined) => expect(joinStrict(args)).toEqual(joined))
