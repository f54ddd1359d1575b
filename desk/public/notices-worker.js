// Shows a notice while the desk is closed, and opens its case on a press. A classic script at the root, so that it serves
// every page of the desk; it keeps nothing and answers no requests.

self.addEventListener('push', (event) => {
  event.waitUntil(show(read(event.data)));
});

/** A browser that is woken must show something, whatever it was woken with. */
function read(data) {
  try {
    return { title: 'Heed', body: '', url: '/', tag: '', ...data.json() };
  } catch {
    return { title: 'Heed', body: '', url: '/', tag: '' };
  }
}

function show({ title, body, url, tag }) {
  return self.registration.showNotification(title, { body, tag, data: { url }, icon: '/heed.svg' });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

/** In a window of the desk that is open already, or a new one; never anywhere else. */
async function open(path) {
  const url = new URL(path ?? '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (window === undefined) {
    await self.clients.openWindow(url.href);
    return;
  }
  await window.focus();
  // A window this worker does not control cannot be led; it is asked to go there itself.
  window.postMessage({ open: url.pathname });
}
