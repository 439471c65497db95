/** Whether a property's settings agree with each other; the types behind it are looked at when they are first used. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { expectProperty } from './given-type.ts'
import { isNCName } from './names.ts'
import type { PropertyDefinition, PropertySettings } from './property.ts'
import { report } from './report.ts'

/** @throws DiagnosticError naming the property and its type. */
export function checkDefinition(name: string, definition: PropertyDefinition, type: string): void {
  if (!isNCName(name)) throw new DiagnosticError([report('name', { name, what: `property of "${type}"` })])
  expectProperty(definition, `property "${name}" of "${type}"`)
  const trouble = troubleOf(definition.settings)
  if (trouble !== undefined) throw new DiagnosticError([report('property', { property: name, type, trouble })])
}

/** What contradicts itself, in words; `undefined` when nothing does. */
function troubleOf(settings: PropertySettings): string | undefined {
  const { lowerBound = 1, upperBound = 1, localName, form = 'Element' } = settings
  if (!Number.isInteger(lowerBound) || lowerBound < 0) return `lowerBound ${lowerBound} should be 0 or a positive integer`
  if (!Number.isInteger(upperBound) || upperBound < -1) return `upperBound ${upperBound} should be -1 or a positive integer`
  if (upperBound !== -1 && upperBound < lowerBound) return `lowerBound ${lowerBound} is greater than upperBound ${upperBound}`
  if (form !== 'Element' && upperBound !== 1 && upperBound !== 0) return `form ${form} cannot repeat (upperBound ${upperBound})`
  if (localName !== undefined && !isNCName(localName)) return `localName "${localName}" is not an XML name`
  if (settings.fixed === true && settings.default === undefined) return 'fixed needs the default value that is always there'
  return undefined
}
