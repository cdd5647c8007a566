// Paths on a 24 by 24 grid, drawn for Sayso: open strokes, round ends. For the page itself; what answers are about is in i18n/symbols.
const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const drawings: Record<string, string[]> = {
  phone: ["M6 3h3l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"],
  message: ["M4 5h16v11H11l-5 4v-4H4z"],
  leave: ["M14 4H5v16h9", "M10 12h11", "M17 8l4 4-4 4"],
  language: [circle(12, 12, 9), "M3 12h18", "M12 3c3 3 3 15 0 18", "M12 3c-3 3-3 15 0 18"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  back: ["M20 12H4", "M10 6l-6 6 6 6"],
  next: ["M4 12h16", "M14 6l6 6-6 6"],
  tick: ["M5 12.5l4.5 4.5L19 7"],
  waiting: [circle(12, 12, 9), "M12 7v5l3.5 2"],
  sending: ["M12 20V5", "M6 11l6-6 6 6"],
  pencil: ["M4 20l1-4L16 5l3 3L8 19z", "M14 7l3 3"],
  warning: ["M12 4l9 16H3z", "M12 10v4", "M12 17v.2"],
  no_signal: ["M4 4l16 16", "M5 12a10 10 0 0 1 4-2.5", "M15 10a10 10 0 0 1 4 2", "M9 16a5 5 0 0 1 6 0", "M12 19.5v.2"],
  eye: ["M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z", circle(12, 12, 2.7)],
  plus: ["M12 5v14", "M5 12h14"],
  minus: ["M5 12h14"],
  stop: ["M7 7h10v10H7z"],
  lock: ["M6 11h12v9H6z", "M8.5 11V8a3.5 3.5 0 0 1 7 0v3"],
  calendar: ["M4 6h16v14H4z", "M4 10.5h16", "M8.5 3.5v4", "M15.5 3.5v4"],
  person: [circle(12, 8, 3.5), "M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5"],
  shield: ["M12 3l8 3v5.5c0 4.5-3.3 7.7-8 9.5-4.7-1.8-8-5-8-9.5V6z"],
  night: ["M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5z"],
  looks: ["M4 7h9", "M19 7h1", circle(16, 7, 2.5), "M4 17h1", "M11 17h9", circle(8, 17, 2.5)],
  listen: ["M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z", "M15.5 9a4 4 0 0 1 0 6", "M18 6.5a8 8 0 0 1 0 11"],
  unsure: [circle(12, 12, 9), "M9.5 9.5c0-3.5 5.5-3.2 5 0-.3 1.8-2.5 2-2.5 4", "M12 16.6v.2"],
};
