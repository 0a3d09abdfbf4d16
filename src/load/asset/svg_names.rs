//! The elements and attributes that are allowed in a drawing.
//!
//! In: nothing. Out: tables, from “Scalable Vector Graphics (SVG) 1.1” and 2, “Filter Effects” and
//! “CSS Masking”.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of names.
pub(super) type Names = LazyLock<HashSet<&'static str>>;

/// Elements that draw, or contain what is drawn. Browsers do not draw elements that are in none of
/// these tables, and they are left out.
pub(super) static DRAWING: Names = LazyLock::new(|| {
    words(
        "\
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient \
    marker mask mpath path pattern polygon polyline radialGradient rect set stop style svg \
    switch symbol text textPath title tspan use",
    )
});

/// Elements that do more than draw, in lower case.
pub(super) static ACTING: Names = LazyLock::new(|| {
    words(
        "\
    audio canvas discard embed foreignobject handler iframe listener object script video",
    )
});

/// Elements that show an embedded picture.
pub(super) static PICTURES: Names = LazyLock::new(|| words("feImage image"));

/// Elements that animate an attribute.
pub(super) static ANIMATIONS: Names =
    LazyLock::new(|| words("animate animateMotion animateTransform set"));

/// Elements that may refer to another element by its address.
pub(super) static REFERRING: Names = LazyLock::new(|| {
    words(
        "\
    animate animateMotion animateTransform feImage filter image linearGradient mpath pattern \
    radialGradient set textPath use",
    )
});

/// Attributes that contain names and text, in which brackets have no special meaning.
pub(super) static WORDS: Names =
    LazyLock::new(|| words("aria-label aria-labelledby class id in in2 lang result role"));

/// Attributes that define how something looks or where it is. `href` and `style` are handled
/// separately.
pub(super) static ATTRIBUTES: Names = LazyLock::new(|| {
    words(
        "\
    accumulate additive alignment-baseline amplitude aria-hidden aria-label aria-labelledby \
    attributeName attributeType azimuth baseFrequency baseline-shift begin bias by calcMode \
    class clip clip-path clip-rule clipPathUnits color color-interpolation \
    color-interpolation-filters color-rendering cursor cx cy d diffuseConstant direction \
    display divisor dominant-baseline dur dx dy edgeMode elevation end exponent fill \
    fill-opacity fill-rule filter filterUnits flood-color flood-opacity font font-family \
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style \
    font-synthesis font-variant font-variation-settings font-weight fr from fx fy \
    glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits \
    height id image-rendering in in2 inline-size intercept isolation k1 k2 k3 k4 kernelMatrix \
    kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing \
    lighting-color limitingConeAngle line-height marker marker-end marker-mid marker-start \
    markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits max media \
    method min mix-blend-mode mode numOctaves offset opacity operator order orient origin \
    overflow paint-order path pathLength patternContentUnits patternTransform patternUnits \
    pitch pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha \
    preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur \
    requiredExtensions requiredFeatures restart result role rotate rx ry scale seed \
    shape-inside shape-margin shape-padding shape-rendering shape-subtract side slope \
    solid-color solid-opacity spacing specularConstant specularExponent spreadMethod \
    startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray \
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity \
    stroke-width surfaceScale systemLanguage tableValues targetX targetY text-align \
    text-anchor text-decoration text-decoration-line text-indent text-orientation \
    text-overflow text-rendering text-transform textLength to transform transform-box \
    transform-origin type unicode-bidi values vector-effect version viewBox visibility \
    white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 \
    yChannelSelector z zoomAndPan",
    )
});

fn words(names: &'static str) -> HashSet<&'static str> {
    names.split_ascii_whitespace().collect()
}
