/** Reads a default.vrd and gives its published services, for every channel. */
import type { OfferedService } from '../../publication/publication.ts'
import { publish as publishSections, type Published } from '../../publication/publish.ts'
import type { ReadPublication } from '../../publication/vrd-read.ts'
import { faces } from './channels.ts'

/**
 * What the file publishes of the services. `base`: the address when the file names none. The diagnostics are those of the publishing only;
 * the file's own come from `readPublication`.
 */
export const publish = (read: ReadPublication, services: readonly OfferedService[], base = ''): Published =>
  publishSections(
    read,
    services,
    base,
    faces.toReversed().map((face) => (point) => face.section(point)),
  )
