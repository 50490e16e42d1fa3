//! Shows what becomes of Word files: `cargo run -p word --example markdown FILE…`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in std::env::args().skip(1) {
        println!("==== {file}");
        let read = std::fs::read(&file).map_err(|error| error.to_string());
        match read.and_then(|bytes| word::read(&bytes).map_err(|refusal| refusal.sentence().to_owned())) {
            Ok(imported) => {
                println!("title: {:?}", imported.title);
                for picture in &imported.pictures {
                    println!("picture: {picture:?}");
                }
                for left_out in &imported.left_out {
                    println!("left out: {}", left_out.sentence());
                }
                println!("----\n{}", imported.markdown(|index| Some(format!("/hinh/{index}"))));
            }
            Err(sentence) => {
                println!("{sentence}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
