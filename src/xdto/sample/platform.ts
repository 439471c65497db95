/** Sample values of the platform's own types that are not plain definitions: collections with one item. */

/** `label`: what a text in it says. */
export function samplePlatform(name: string, label: string): unknown {
  if (name === 'Structure' || name === 'FixedStructure') return { [label]: label }
  if (name === 'Array' || name === 'FixedArray') return [label]
  if (name === 'Map' || name === 'FixedMap') return new Map([[label, label]])
  return name === 'Null' ? 'Null' : name === 'ValueTable' ? { columns: [], rows: [] } : undefined
}
