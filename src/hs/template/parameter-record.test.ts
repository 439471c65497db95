/** The values of a path as 1C's map of parameters: by name, by `get`, in a loop. */
import { expect, test } from 'vitest'
import { parametersOf, readByName } from './parameter-record.ts'

const record = readByName(['VolumeID', '*'], '/a/7/x/y', 2, [1, 0], [4, 8])

test('a value has its name as a property and as a key; another name has none', () => {
  const parameters = parametersOf(record)
  expect(parameters).toBe(record)
  expect([parameters['VolumeID'], parameters.get('VolumeID'), parameters.get('*')]).toEqual(['7', '7', '/x/y'])
  expect([parameters.get('Other'), parameters.get('toString'), 'toString' in parameters]).toEqual([undefined, undefined, false])
})

test('a loop gives names and values in the order of the template, as the chapter loops over them (17.3.2.3.1)', () => {
  expect([...parametersOf(record)]).toEqual([
    ['VolumeID', '7'],
    ['*', '/x/y'],
  ])
  expect(Object.keys(parametersOf(record))).toEqual(['VolumeID', '*'])
})

test('a plain record is given the same ways of reading', () => {
  expect(parametersOf({ a: '1' }).get('a')).toBe('1')
})
