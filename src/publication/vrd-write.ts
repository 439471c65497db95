/** From a Point to the text of a default.vrd, laid out as 1C lays it out: one attribute a line, tabs, CRLF (source 22). */
import { XMLWriter } from '../xml/write.ts'
import type { Point } from './point.ts'
import { pointFormat, VRS, type ChildFormat, type ElementFormat } from './vrd-format.ts'

/** Attributes and elements have the order of the value's properties; what is `undefined` is left out. */
export function writePublication(point: Point): string {
  const writer = new XMLWriter('1c').declaration().start('point')
  writer
    .attribute('xmlns', VRS)
    .attribute('xmlns:xs', 'http://www.w3.org/2001/XMLSchema')
    .attribute('xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance')
  writeParts(writer, point, pointFormat)
  return writer.end().finish()
}

function writeParts(writer: XMLWriter, value: object, format: ElementFormat): void {
  const parts = Object.entries(value).filter(([, part]) => part !== undefined)
  for (const [name, part] of parts) if (Object.hasOwn(format.attributes, name)) writer.attribute(name, String(part))
  for (const [name, part] of parts) {
    if (Object.hasOwn(format.one, name)) writeChild(writer, name, part, format.one[name]!)
    else if (Object.hasOwn(format.many, name)) for (const one of part as unknown[]) writeChild(writer, name, one, format.many[name]!)
  }
}

function writeChild(writer: XMLWriter, name: string, value: unknown, format: ChildFormat): void {
  if (format === 'text') {
    writer.leaf(name, String(value))
    return
  }
  writer.start(name)
  writeParts(writer, value as object, format)
  writer.end()
}
