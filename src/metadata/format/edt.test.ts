import { expect, test } from 'vitest'
import { lowerCamel } from './edt.ts'

// source 58, A: every name that the two formats write of the objects that are read.
test.each([
  ['Name', 'name'],
  ['RootURL', 'rootURL'],
  ['URLTemplate', 'urlTemplate'],
  ['HTTPMethod', 'httpMethod'],
  ['ReuseSessions', 'reuseSessions'],
  ['XDTOPackages', 'xdtoPackages'],
  ['XDTOReturningValueType', 'xdtoReturningValueType'],
  ['DescriptorFileName', 'descriptorFileName'],
  ['LocationURL', 'locationURL'],
  ['ObjectBelonging', 'objectBelonging'],
])('%s of a Designer dump is %s in EDT', (designer, edt) => {
  expect(lowerCamel(designer)).toBe(edt)
})
