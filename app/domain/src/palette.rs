//! The colours a unit may wear. What each looks like stands in the style sheet; here is which there are, and what they
//! are called.

/// One of the palettes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Palette {
    /// Nước.
    #[default]
    Water,
    /// Rừng ngập mặn.
    Mangrove,
    /// Đất đỏ bazan.
    Basalt,
    /// Biển.
    Sea,
    /// Sen.
    Lotus,
}

impl Palette {
    /// All, in the order of the page where they are chosen.
    pub const ALL: [Self; 5] = [Self::Water, Self::Mangrove, Self::Basalt, Self::Sea, Self::Lotus];

    /// The stored form; also the end of its class in the style sheet.
    pub fn code(self) -> &'static str {
        match self {
            Self::Water => "nuoc",
            Self::Mangrove => "rung",
            Self::Basalt => "dat",
            Self::Sea => "bien",
            Self::Lotus => "sen",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|palette| palette.code() == code)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Water => "Nước",
            Self::Mangrove => "Rừng ngập mặn",
            Self::Basalt => "Đất đỏ bazan",
            Self::Sea => "Biển",
            Self::Lotus => "Sen",
        }
    }

    /// What it looks like, for whoever chooses.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Water => "Xanh cổ vịt như nước sông sâu. Màu có sẵn của mọi trang.",
            Self::Mangrove => "Xanh lá đước, cho nơi có rừng và vườn.",
            Self::Basalt => "Nâu đỏ của đất bazan, cho vùng rẫy và cây công nghiệp.",
            Self::Sea => "Xanh nước biển, cho nơi có bãi, có cảng.",
            Self::Lotus => "Tím sen trầm, cho phố phường và làng nghề.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_palette_is_read_as_it_was_written_and_nothing_else_is_one() {
        for palette in Palette::ALL {
            assert_eq!(Palette::from_code(palette.code()), Some(palette));
        }
        for none in ["", "NUOC", "nuoc ", "palette-nuoc"] {
            assert_eq!(Palette::from_code(none), None, "{none:?}");
        }
    }
}
