// Photos as phones make them, drawn here: nothing of anybody's.

/** A JPEG or PNG of `width` by `height`: a window over a damp wall, lying on its side; or noise, which takes many bytes. */
export async function drawn(page, { width = 640, height = 400, type = "image/jpeg", noise = false } = {}) {
  const base64 = await page.evaluate(
    ([width, height, type, noise]) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext("2d");
      const pixels = pen.createImageData(width, height);
      let seed = 1;
      for (let at = 0; at < pixels.data.length; at += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        pixels.data[at] = at % 4 === 3 ? 255 : seed % 256;
      }
      if (noise) pen.putImageData(pixels, 0, 0);
      else {
        pen.setTransform(0, -height / 100, width / 100, 0, 0, height);
        const area = (colour, ...box) => {
          pen.fillStyle = colour;
          pen.fillRect(...box);
        };
        area("#d8c9b2", 0, 0, 100, 100);
        area("#b9a68c", 0, 82, 100, 18);
        area("#f4f0e8", 14, 12, 52, 44);
        area("#a8cfe0", 18, 15, 21, 38);
        area("#a8cfe0", 42, 15, 20, 38);
        area("#6f9a6c", 18, 42, 44, 11);
        area("#f4f0e8", 12, 55, 56, 4);
        for (const [x, y, size] of [[78, 60, 9], [86, 68, 13], [76, 72, 8], [90, 52, 6]]) {
          pen.fillStyle = "rgba(70, 74, 60, 0.45)";
          pen.beginPath();
          pen.ellipse(x, y, size, size * 0.7, 0, 0, 7);
          pen.fill();
        }
      }
      return canvas.toDataURL(type).split(",")[1];
    },
    [width, height, type, noise],
  );
  return Buffer.from(base64, "base64");
}

function segment(marker, content) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The same with a place (51.5 north, 0.12 west), the camera's name, a street and a note, as a phone or an app puts there. */
export function withPlace(jpeg) {
  const u16 = (...values) => Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));
  const u32 = (...values) => Buffer.concat(values.map((value) => u16(value & 65535, value >>> 16)));
  const exif = Buffer.concat([
    Buffer.from("Exif\0\0II*\0"),
    u32(8),
    u16(2),
    u16(0x010f, 2), u32(11, 38),
    u16(0x8825, 4), u32(1, 50),
    u32(0),
    Buffer.from("CanaryCam\0\0\0"),
    u16(4),
    u16(1, 2), u32(2), Buffer.from("N\0\0\0"),
    u16(2, 5), u32(3, 104),
    u16(3, 2), u32(2), Buffer.from("W\0\0\0"),
    u16(4, 5), u32(3, 128),
    u32(0),
    u32(51, 1, 30, 1, 0, 1),
    u32(0, 1, 7, 1, 12, 1),
  ]);
  const street = Buffer.from("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>CanaryStreet 12</x:xmpmeta>");
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xe1, street),
    segment(0xfe, Buffer.from("canary: taken at home")),
    jpeg.subarray(2),
  ]);
}
