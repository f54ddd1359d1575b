// How the desk is built: one page, a chunk per route, hashed names, nothing inline (the content security policy
// allows neither inline scripts nor inline styles). In: desk/. Out: desk/dist/.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env['HEED_SERVER'] ?? 'http://127.0.0.1:4333', changeOrigin: false } },
  },
});
