// Loaded before the page is painted, so that a chosen theme is there from the start. See src/app/theme.ts.
try {
  const theme = localStorage.getItem('docket.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {} // a browser that keeps nothing: the system's theme
