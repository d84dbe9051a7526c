// Puts Workbox's service worker in the place of ours: node generate.mjs FOLDER
//
// The defaults of generateSW, and what its documentation recommends: hashed files need no revision,
// the first page is claimed, a new version waits until the old one's pages are closed.
import { generateSW } from 'workbox-build';

const [folder] = process.argv.slice(2);

/** Pages are served at their folder; by its file name a page would be one redirect more. */
function atFolders(entries) {
  const manifest = entries.map((entry) => ({
    ...entry,
    url: entry.url.replace(/(^|\/)index\.html$/, '$1'),
  }));
  return { manifest, warnings: [] };
}

const { count, warnings } = await generateSW({
  globDirectory: folder,
  globPatterns: ['**/*'],
  // Ours answers for the manifests out of its script; theirs leaves them to the network.
  globIgnores: ['**/*.{br,gz,webmanifest}', 'sw.js'],
  swDest: `${folder}/sw.js`,
  dontCacheBustURLsMatching: /^m\//,
  manifestTransforms: [atFolders],
  clientsClaim: true,
  skipWaiting: false,
  // Our content policy lets no service worker load a second script by a plain string.
  inlineWorkboxRuntime: true,
  sourcemap: false,
});
for (const warning of warnings) console.error(warning);
console.log(count);
