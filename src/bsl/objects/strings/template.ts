/** `СтрШаблон`: `%1` to `%10` by values, `%%` a percent sign, `%(1)` where a digit follows. */
import { BslError, errors } from '../../run/error.ts'
import { text } from '../../run/text.ts'

export function filled(template: string, values: readonly unknown[]): string {
  let highest = 0
  const result = template.replace(/%(?:%|\((\d\d*)\)|(\d\d?)|)/g, (found: string, bracketed?: string, plain?: string) => {
    if (found === '%%') return '%'
    const number = Number(bracketed ?? plain ?? 0)
    if (number < 1 || number > 10) throw badTemplate()
    highest = Math.max(highest, number)
    const value = values[number - 1]
    return value === undefined ? '' : text(value)
  })
  if (values.findLastIndex((one) => one !== undefined) >= highest) throw errors.tooMany()
  return result
}

const badTemplate = (): BslError =>
  new BslError("Недопустимое значение параметра (параметр номер '1')", "Invalid parameter value (parameter number '1')")
