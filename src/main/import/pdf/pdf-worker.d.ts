/** The part of pdf.js that parses; its package brings no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
