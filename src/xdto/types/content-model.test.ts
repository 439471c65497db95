/** Which contents fit a model, told by words: choices, repeated groups and wildcards of XML Schema part 1, 3.8. */
import { describe, expect, test } from 'vitest'
import { ChildrenInOrder, counted, CountedChildren, fit, type ContentModel } from './content-model.ts'

const one = (name: string, least = 1, most = 1): ContentModel => ({ kind: 'property', name, least, most })
const group = (kind: 'sequence' | 'choice' | 'all', items: ContentModel[], least = 1, most = 1): ContentModel => ({
  kind,
  items,
  least,
  most,
})
const any: ContentModel = {
  kind: 'any',
  least: 0,
  most: Infinity,
  wildcard: { namespaces: '##any', processContents: 'lax', targetNamespace: '' },
}
const [a, b, c] = [one('a'), one('b'), one('c')]

describe('children in their order', () => {
  test.each<[model: ContentModel, children: string, trouble: string | undefined]>([
    [group('choice', [a, b]), 'a', undefined],
    [group('choice', [a, b]), 'a b', 'b is not allowed beside the others'],
    [group('choice', [a, b]), '', 'a or b is missing'],
    [group('choice', [a, b], 0), '', undefined],
    [group('choice', [a, b], 0, Infinity), 'b a a b', undefined],
    [group('sequence', [a, b], 0, Infinity), 'a b a b', undefined],
    [group('sequence', [a, b], 0, Infinity), 'a b a', 'b is missing'],
    [group('sequence', [a, b], 0), '', undefined],
    [group('sequence', [a, b], 2, 2), 'a b', 'a is missing'],
    [group('sequence', [group('choice', [a, b]), c]), 'b c', undefined],
    [group('sequence', [group('choice', [a, b]), c]), 'c', 'a or b is missing'],
    [group('all', [a, b]), 'b a', undefined],
    [group('all', [a, b]), 'b', 'a is missing'],
    [group('sequence', [any, a]), '? ? a', undefined],
    [group('choice', [group('sequence', [a, b]), group('sequence', [c, a])]), 'c a', undefined],
    [group('sequence', [one('a', 0, 2), b]), 'a a a b', 'b is missing'],
    [group('choice', [group('sequence', [one('a', 0)]), b]), '', undefined],
  ])('%#: "%s"', (model, children, trouble) => {
    const names = children === '' ? [] : children.split(' ').map((name) => (name === '?' ? undefined : name))
    expect(fit(model, new ChildrenInOrder(names))?.en).toBe(trouble)
  })
})

describe('children of which only the number is known are put in an order that fits', () => {
  test.each<[model: ContentModel, children: string, order: string]>([
    [group('sequence', [a, b], 0, Infinity), 'a a b b', 'a b a b'],
    [group('choice', [a, b], 0, Infinity), 'b a b', 'a b b'],
    [group('sequence', [a, b, a]), 'b a a', 'a b a'],
  ])('%#: "%s"', (model, children, order) => {
    const content = new CountedChildren(counted(children.split(' ')))
    expect(fit(model, content)).toBeUndefined()
    expect(content.order.join(' ')).toBe(order)
  })
})
