/** Whether a property's settings agree with each other; the types behind it are looked at when they are first used. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { expectProperty } from './given-type.ts'
import { isNCName } from './names.ts'
import type { PropertyDefinition, PropertySettings } from './property.ts'
import { report } from './report.ts'

/** @throws DiagnosticError naming the property and its type. */
export function checkDefinition(name: string, definition: PropertyDefinition, type: string): void {
  if (!isNCName(name)) throw new DiagnosticError([report('name', { name, what: said(`property of "${type}"`, `свойство «${type}»`) })])
  expectProperty(definition, said(`property "${name}" of "${type}"`, `свойство «${name}» типа «${type}»`))
  const trouble = troubleOf(definition.settings)
  if (trouble !== undefined) throw new DiagnosticError([report('property', { property: name, type, trouble })])
}

/** What contradicts itself, in words; `undefined` when nothing does. */
function troubleOf(settings: PropertySettings): Said | undefined {
  const { lowerBound = 1, upperBound = 1, localName, form = 'Element' } = settings
  if (!Number.isInteger(lowerBound) || lowerBound < 0)
    return said(`lowerBound ${lowerBound} should be 0 or a positive integer`, `lowerBound ${lowerBound}: нужно 0 или положительное целое`)
  if (!Number.isInteger(upperBound) || upperBound < -1)
    return said(`upperBound ${upperBound} should be -1 or a positive integer`, `upperBound ${upperBound}: нужно -1 или положительное целое`)
  if (upperBound !== -1 && upperBound < lowerBound)
    return said(
      `lowerBound ${lowerBound} is greater than upperBound ${upperBound}`,
      `lowerBound ${lowerBound} больше upperBound ${upperBound}`,
    )
  if (form !== 'Element' && upperBound !== 1 && upperBound !== 0)
    return said(`form ${form} cannot repeat (upperBound ${upperBound})`, `форма ${form} не может повторяться (upperBound ${upperBound})`)
  if (localName !== undefined && !isNCName(localName))
    return said(`localName "${localName}" is not an XML name`, `localName «${localName}» – не имя XML`)
  if (settings.fixed === true && settings.default === undefined)
    return said('fixed needs the default value that is always there', 'для fixed нужно значение default, которое есть всегда')
  return undefined
}
