//! A picture of the library as a page shows it beside something else: in a list, above a form.

use domain::media::Picture;
use leptos::prelude::*;

use super::Shown;

/// A picture in the sizes there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thumb {
    /// The set of WebP addresses; empty while the picture is being prepared, so that only its place is shown.
    pub webp: String,
    /// The set of JPEG addresses.
    pub jpeg: String,
    /// The address for whoever knows no set.
    pub src: String,
    /// Pixels of that.
    pub width: u32,
    /// Likewise.
    pub height: u32,
    /// The colour in its place, and what stays where it is cut: `c12 f4`.
    pub classes: String,
    /// What it shows; empty where the words beside it say as much.
    pub alt: String,
}

impl Thumb {
    /// A picture whose addresses begin with `base`.
    pub fn of(picture: &Picture, base: &str, alt: String) -> Self {
        let (width, height) = picture.usual();
        Self {
            webp: picture.set(base, "webp"),
            jpeg: picture.set(base, "jpg"),
            src: picture.address(base, width, "jpg"),
            width,
            height,
            classes: picture.classes(),
            alt,
        }
    }

    /// Shown about as wide as `sizes` says.
    pub(crate) fn view(self, sizes: &'static str) -> AnyView {
        let Self { webp, jpeg, src, width, height, classes, alt } = self;
        if src.is_empty() {
            return view! { <span class="no-picture c42"></span> }.into_any();
        }
        view! {
            <picture>
                <source type="image/webp" srcset=webp sizes=sizes/>
                <img
                    src=src
                    srcset=jpeg
                    sizes=sizes
                    width=width.to_string()
                    height=height.to_string()
                    class=classes
                    loading="lazy"
                    decoding="async"
                    alt=alt
                />
            </picture>
        }
        .into_any()
    }
}

pub(crate) fn samples() -> Vec<Shown> {
    vec![("Chỗ của ảnh đang được xử lý", Thumb::default().view("10rem"))]
}
