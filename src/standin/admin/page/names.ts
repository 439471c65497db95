/** The files of the page by their address on the admin surface. */

export const pageNames = { '/': 'page.html', '/page.js': 'page.js', '/page.css': 'page.css' } as const
