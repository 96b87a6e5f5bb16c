// RFC 6068: UTF-8, all but unreserved characters encoded, CRLF. Half a surrogate pair would throw.
const encode = (text) =>
  encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD").replace(/\n/g, "\r\n")).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt().toString(16).toUpperCase()
  );
